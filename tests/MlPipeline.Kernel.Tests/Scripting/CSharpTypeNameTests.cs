using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Tests.Scripting;

public sealed class CSharpTypeNameTests
{
    [Theory]
    [InlineData(typeof(int), "global::System.Int32")]
    [InlineData(typeof(int?[][,]), "global::System.Nullable<global::System.Int32>[][,]")]
    [InlineData(typeof(Dictionary<string, List<int>>.Enumerator), "global::System.Collections.Generic.Dictionary<global::System.String, global::System.Collections.Generic.List<global::System.Int32>>.Enumerator")]
    [InlineData(typeof(Outer<int>.Inner<string>), "global::MlPipeline.Kernel.Tests.Scripting.CSharpTypeNameTests.Outer<global::System.Int32>.Inner<global::System.String>")]
    public void A_type_is_named_as_code_names_it(Type type, string name) => Assert.Equal(name, CSharpTypeName.Of(type));

    [Fact]
    public void A_type_that_code_cannot_name_gives_way_to_one_that_it_can()
    {
        Assert.Equal(typeof(object), CSharpTypeName.NearestNameable(new { A = 1 }.GetType()));
        Assert.Equal(typeof(Exception), CSharpTypeName.NearestNameable(typeof(Hidden)));
        Assert.Equal(typeof(IEnumerable<int>), CSharpTypeName.NearestNameable(Enumerable.Range(0, 3).Where(n => n > 1).GetType()));
    }

    public sealed class Outer<T>
    {
        public sealed class Inner<TInner>;
    }

    private sealed class Hidden : Exception;
}
