using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Tests.Objects;

public sealed class ObjectNamesTests
{
    [Fact]
    public void Case_36_names_by_cluster_and_role_are_lower_case_without_dots_and_underscores()
    {
        Assert.Equal("my-c-1", ObjectNames.HeadlessServicePrefix(ObjectNames.CrNameRoleScheme, "my.c-1"));
        Assert.Equal("my-c-1-r-x-", ObjectNames.StatefulSetPrefix(ObjectNames.CrNameRoleScheme, "my.c-1", "R_x"));
        Assert.Equal("pod-0", ObjectNames.MemberService(ObjectNames.CrNameRoleScheme, "pod-0"));
    }

    [Fact]
    public void Case_35_names_by_uid_have_fixed_beginnings()
    {
        Assert.Equal("kdhs-", ObjectNames.HeadlessServicePrefix(ObjectNames.UidScheme, "c1"));
        Assert.Equal("kdss-", ObjectNames.StatefulSetPrefix(ObjectNames.UidScheme, "c1", "r"));
        Assert.Equal("s-kdss-x-0", ObjectNames.MemberService(ObjectNames.UidScheme, "kdss-x-0"));
    }

    [Theory]
    [InlineData(45, "a", 46)]
    [InlineData(45, "_", 45)]
    [InlineData(45, ".", 45)]
    [InlineData(44, "_b", 46)]
    [InlineData(60, "", 46)]
    public void A_long_name_is_cut_and_does_not_end_in_a_dash_of_its_own(int letters, string end, int expectedLength)
    {
        var mangled = ObjectNames.Mangle(new string('x', letters) + end + "rest");

        Assert.Equal(expectedLength, mangled.Length);
        Assert.DoesNotContain('_', mangled);
    }

    [Fact]
    public void Case_39_a_port_without_a_scheme_is_called_generic()
    {
        Assert.Equal("generic-ssh", ObjectNames.Port(null, "ssh"));
        Assert.Equal("http-web", ObjectNames.Port("HTTP", "web"));
    }
}
