namespace MlPipeline.Operator.Members.Programs;

/// <summary><c>configcli</c>, with which start scripts read the metadata of their member, and the older names it goes by.</summary>
internal static class ConfigCli
{
    private const string Name = "configcli";
    private const string System = "/usr/bin/";
    private const string Local = "/usr/local/bin/";

    private static readonly string[] OlderNames = ["bdvcli", "bd_vcli"];
    private static readonly byte[] Content = Read();

    /// <summary>The program for members whose package wants its programs below <c>/usr/local</c>, or where they used to be.</summary>
    public static MemberProgram For(bool newLayout) => newLayout
        ? new MemberProgram(
            Local + Name,
            System + Name,
            Content,
            [.. OlderNames.Select(name => Local + name), .. OlderNames.Append(Name).Append("ccli").Select(name => System + name)])
        : new MemberProgram(System + Name, Local + Name, Content, [.. OlderNames.Select(name => System + name)]);

    private static byte[] Read()
    {
        using var stream = typeof(ConfigCli).Assembly.GetManifestResourceStream(Name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
