using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace NebulaBench.Host.Commands;

/// <content>Commands that compare runs from their folders alone.</content>
internal static partial class CommandLine
{
    private static Command Report()
    {
        var paths = new Argument<string[]>("runs") { Description = "Folders of runs or of experiments.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "The report's folder.", DefaultValueFactory = _ => "report" };
        var neighbours = new Option<bool>("--tsne") { Description = "Show latents by t-SNE too; it takes seconds a run." };
        var command = new Command("report", "Write the report of finished runs again, from their folders alone.") { paths, target, neighbours };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<ReportCommand>().Run(
            parsed.GetValue(paths)!, parsed.GetValue(target)!, parsed.GetValue(neighbours))));
        return command;
    }

    private static Command Diff()
    {
        var a = new Argument<string>("run-a") { Description = "The folder of a run." };
        var b = new Argument<string>("run-b") { Description = "The folder of another run." };
        var format = new Option<DiffFormat>("--format") { Description = "text for people, json for programs." };
        var command = new Command("diff", "Show in what two runs differ: settings, environment, data and scores.") { a, b, format };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<DiffCommand>().Run(
            parsed.GetValue(a)!, parsed.GetValue(b)!, parsed.GetValue(format))));
        return command;
    }

    private static Command Leaderboard()
    {
        var paths = new Argument<string[]>("runs") { Description = "Folders of runs or of experiments.", Arity = ArgumentArity.OneOrMore };
        Option<string?> metric = File("--metric", "The score that is ranked by, its key or the last part of it; NMI of k-means if not given.");
        var format = new Option<LeaderboardFormat>("--format") { Description = "A table, a Markdown page, or comma-separated values." };
        var command = new Command("leaderboard", "Rank every combination of a suite in one table.") { paths, metric, format };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<LeaderboardCommand>().Run(
            parsed.GetValue(paths)!, parsed.GetValue(metric), parsed.GetValue(format))));
        return command;
    }

    private static Command Export()
    {
        var paths = new Argument<string[]>("runs") { Description = "Folders of runs or of experiments.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "The store's folder.", DefaultValueFactory = _ => "mlruns" };
        var mlFlow = new Command("mlflow", "As a store of files that MLflow opens.") { paths, target };
        mlFlow.SetAction(parsed => With(parsed, services =>
            services.GetRequiredService<ExportMlFlowCommand>().Run(parsed.GetValue(paths)!, parsed.GetValue(target)!)));
        return new Command("export", "Write runs in the formats of other programs, from their folders alone.") { mlFlow };
    }
}
