using MlPipeline.Interactive.Commands.Clusters;
using MlPipeline.Interactive.Commands.Help;
using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Commands.Models;
using MlPipeline.Interactive.Commands.Predictions;
using MlPipeline.Interactive.Commands.Training;
using MlPipeline.Interactive.Declarations;

namespace MlPipeline.Interactive.Commands;

/// <summary>All magics, in the order in which a reader meets them.</summary>
internal sealed class CommandCatalog
{
    public CommandCatalog(MagicContext context)
    {
        var serving = new ModelServing(context);
        var wait = new ClusterWait(context, serving);
        var choice = new ClusterChoice(context);
        Commands =
        [
            new LoginCommand(context, new LoginFlows(context.Options)).Create(),
            new ClusterCommand(new ClusterReads(context), new ClusterChanges(context, wait), wait, new ClusterWatch(context)).Create(),
            new TrainCommand(context, choice, new TrainingRun(context)).Create(),
            new RegisterCommand(context, new ModelChanges(context, wait, serving)).Create(),
            new PredictCommand(context, choice, new PredictionRepetition(context)).Create(),
            HelpCommand.Create(context.Host, () => Declarations!),
        ];
        Declarations = [.. Commands.Select(command => command.Declaration)];
    }

    public IReadOnlyList<MagicCommand> Commands { get; }

    public IReadOnlyList<CommandDeclaration> Declarations { get; }

    public MagicVerb Find(CommandDeclaration command, VerbDeclaration verb) => Commands
        .Single(candidate => candidate.Declaration.Name == command.Name)
        .Verbs.Single(candidate => candidate.Declaration.Name == verb.Name);
}
