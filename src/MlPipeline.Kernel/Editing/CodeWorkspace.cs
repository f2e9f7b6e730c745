using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;
using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Editing;

/// <summary>
/// The session's submissions as Roslyn's editing services want them: projects, each of which follows the one before. It keeps
/// references of its own; were they those of the session, cells could get symbols of here.
/// </summary>
internal sealed class CodeWorkspace(ScriptHost script) : IDisposable
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.Ordinal);
    private readonly AdhocWorkspace _workspace = new(MefHostServices.Create(MefHostServices.DefaultAssemblies));
    private ProjectId? _lastSubmission;
    private int _submissions;

    /// <summary>A document with the code as the session's next submission.</summary>
    public Document Open(string code)
    {
        Follow(script.Submissions());
        return AddSubmission(_workspace.CurrentSolution, code, script.Options, _lastSubmission);
    }

    public void Dispose() => _workspace.Dispose();

    private void Follow(IReadOnlyList<Script> submissions)
    {
        foreach (var submission in submissions.Skip(_submissions))
        {
            var document = AddSubmission(_workspace.CurrentSolution, submission.Code, submission.Options, _lastSubmission);
            _workspace.TryApplyChanges(document.Project.Solution);
            _lastSubmission = document.Project.Id;
            _submissions++;
        }
    }

    private Document AddSubmission(Solution solution, string code, ScriptOptions options, ProjectId? previous)
    {
        var name = $"submission {_submissions}";
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(name),
            VersionStamp.Create(),
            name,
            name,
            LanguageNames.CSharp,
            compilationOptions: CompilationOptions(options),
            parseOptions: ParseOptions,
            projectReferences: previous is null ? [] : [new ProjectReference(previous)],
            metadataReferences: options.MetadataReferences.Select(Own).OfType<MetadataReference>().Distinct(),
            isSubmission: true);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id),
            name + ".csx",
            sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Create())));
        return solution.AddProject(project).AddDocument(document).GetDocument(document.Id)!;
    }

    private static CSharpCompilationOptions CompilationOptions(ScriptOptions options) => new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: options.Imports,
        metadataReferenceResolver: options.MetadataResolver,
        sourceReferenceResolver: options.SourceResolver);

    private MetadataReference? Own(MetadataReference reference)
    {
        if (reference is not PortableExecutableReference { FilePath: { } path })
        {
            return null;
        }

        if (!_references.TryGetValue(path, out var own))
        {
            own = MappedReference.Open(path);
            _references.Add(path, own);
        }

        return own;
    }
}
