using System.Reflection;

namespace MlPipeline.Kernel.Scripting;

/// <summary>Writes a type as C# code names it.</summary>
internal static class CSharpTypeName
{
    /// <summary>
    /// The type itself where code can name it; else, as for anonymous types and hidden implementations, the nearest base type
    /// or sequence interface that it can.
    /// </summary>
    public static Type NearestNameable(Type type)
    {
        for (var candidate = type; candidate is not null && candidate != typeof(object); candidate = candidate.BaseType)
        {
            if (IsNameable(candidate))
            {
                return candidate;
            }
        }

        var interfaces = type.GetInterfaces().Where(i => i.IsGenericType && IsNameable(i)).ToList();
        return interfaces.Find(i => i.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            ?? interfaces.Find(i => i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?? typeof(object);
    }

    public static IEnumerable<Assembly> AssembliesOf(Type type) =>
        Parts(type).SelectMany(part => Bases(part).Concat(part.GetInterfaces())).Select(part => part.Assembly).Distinct();

    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            var element = type;
            var ranks = "";
            for (; element.IsArray; element = element.GetElementType()!)
            {
                ranks += $"[{new string(',', element.GetArrayRank() - 1)}]";
            }

            return Of(element) + ranks;
        }

        if (IsSubmission(type.DeclaringType))
        {
            return Simple(type.Name) + Arguments(type.GetGenericArguments());
        }

        var arguments = new Queue<Type>(type.GetGenericArguments());
        var names = Nesting(type).Select(part =>
            Simple(part.Name) + Arguments([.. Take(arguments, part.GetGenericArguments().Length - (part.DeclaringType?.GetGenericArguments().Length ?? 0))]));
        var space = type.Namespace is null ? "global::" : $"global::{type.Namespace}.";
        return space + string.Join('.', names);
    }

    private static bool IsNameable(Type type) => type.IsArray
        ? IsNameable(type.GetElementType()!)
        : (IsSubmission(type.DeclaringType) ? !type.Name.StartsWith('<') : type.IsPublicAllTheWay())
            && type.GetGenericArguments().All(IsNameable);

    private static bool IsPublicAllTheWay(this Type type) => Nesting(type).All(part => part.IsPublic || part.IsNestedPublic);

    /// <summary>Whether a type is the class that the compiler makes of a submission; what it declares is named without it.</summary>
    private static bool IsSubmission(Type? type) =>
        type is { IsNested: false, Namespace: null } && type.Name.StartsWith("Submission#", StringComparison.Ordinal);

    private static IEnumerable<Type> Nesting(Type type) =>
        type.DeclaringType is { } outer ? Nesting(outer).Append(type) : [type];

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static IEnumerable<Type> Take(Queue<Type> arguments, int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return arguments.Dequeue();
        }
    }

    private static string Arguments(Type[] arguments) =>
        arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Of))}>";

    private static string Simple(string name) => name.IndexOf('`') is var tick and >= 0 ? name[..tick] : name;
}
