using System.Reflection;
using System.Runtime.Loader;

namespace MlPipeline.Engines.Scripting;

/// <summary>A script ready to run, apart from every other script; what it took in memory goes when nobody holds it any more.</summary>
internal sealed class CompiledScript<TGlobals, TResult>
    where TGlobals : class
{
    private readonly Func<object?[], Task<TResult>> _factory;

    private CompiledScript(Func<object?[], Task<TResult>> factory)
    {
        _factory = factory;
    }

    /// <summary>Runs the script once.</summary>
    internal Task<TResult> RunAsync(TGlobals globals) => _factory([globals, null]);

    internal static CompiledScript<TGlobals, TResult> Load(ScriptImage image)
    {
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        var factory = context.LoadFromStream(new MemoryStream(image.Assembly), new MemoryStream(image.Symbols))
            .GetType(image.Type, throwOnError: true)!
            .GetMethod(image.Method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new CompiledScript<TGlobals, TResult>(factory.CreateDelegate<Func<object?[], Task<TResult>>>());
    }
}
