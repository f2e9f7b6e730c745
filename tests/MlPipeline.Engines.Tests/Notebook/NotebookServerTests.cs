using System.Net;
using System.Text;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Notebook;

public sealed class NotebookServerTests : IDisposable
{
    private const string Lab =
        """
        {"cells":[
          {"cell_type":"markdown","metadata":{},"source":["# Lab <1>\n","Some **words**, ![a picture](drawing.svg) <script>alert(1)</script>"]},
          {"cell_type":"code","metadata":{},"outputs":[],"source":"#!kd-login\nvar greeting = \"<hello>\"; // polite"}
        ],"metadata":{},"nbformat":4,"nbformat_minor":5}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labs-");

    [Fact]
    public async Task Labs_are_listed_and_shown()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "1-lab.ipynb"), Lab);
        File.WriteAllText(Path.Combine(_folder.FullName, "drawing.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        await using var pod = await StartAsync(_folder.FullName);
        using var client = pod.Client(EngineServices.NotebookPort, "");

        var list = await TextAsync(client, "/");
        var lab = await TextAsync(client, "/1-lab.ipynb");
        using var picture = await client.AskAsync("/drawing.svg");
        using var secret = await client.AskAsync("/..%2f..%2fetc%2fpasswd");

        Assert.Contains("<a href=\"/1-lab.ipynb\">Lab &lt;1&gt;</a>", list, StringComparison.Ordinal);
        Assert.Contains("<strong>words</strong>", lab, StringComparison.Ordinal);
        Assert.Contains("<span class=\"magic\">#!kd-login</span>", lab, StringComparison.Ordinal);
        Assert.Contains("<span class=\"string\">&quot;&lt;hello&gt;&quot;</span>; <span class=\"comment\">// polite</span>", lab, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", lab, StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, secret.StatusCode);
    }

    [Fact]
    public async Task Connections_are_shown_and_secrets_by_name_only()
    {
        await using var pod = await StartAsync(_folder.FullName);
        using var client = pod.Client(EngineServices.NotebookPort, "");

        var page = await TextAsync(client, "/");

        Assert.Contains("<td>training-engine-shared</td><td>http://lb-0.test.svc:32700</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>kc-secret-student1</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", page, StringComparison.Ordinal);
        Assert.Contains(EngineControl.NotebooksVariable, page, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<TestPod> StartAsync(string folder)
    {
        var pod = new TestPod(
            EngineNames.NotebookServer,
            "nb-0",
            environment: new Dictionary<string, string>
            {
                [EngineControl.NotebooksVariable] = folder,
                // Where Jupyter is on PATH the real one is opened.
                ["PATH"] = Path.GetDirectoryName(Environment.ProcessPath)!,
            });
        await pod.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.ControllerRole) with
        {
            Connections = new ConnectionSet
            {
                Clusters = new Dictionary<string, ConfigMetadata> { ["training-engine-shared"] = ConfigMeta.Of(EngineServices.RestServerRole) },
                Secrets = new Dictionary<string, IReadOnlyList<ConnectedObject>>
                {
                    ["kubeconfig"] =
                    [
                        new ConnectedObject(
                            null,
                            new Dictionary<string, string> { ["config"] = "c2VjcmV0" },
                            null,
                            new Dictionary<string, string> { ["name"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("kc-secret-student1")) }),
                    ],
                },
            },
        });
        return pod;
    }

    private static Task<string> TextAsync(HttpClient client, string path) =>
        client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
