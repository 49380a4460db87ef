using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Settings;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary>
/// <c>nebula measure RUNS</c>: adds scores to finished runs without training. libtorch is loaded only where data must be encoded again.
/// </summary>
/// <param name="measurer">Measures runs.</param>
/// <param name="runs">Brings specifications and models back.</param>
/// <param name="metrics">The metrics of plugins.</param>
/// <param name="catalog">What plugins brought.</param>
/// <param name="settings">Where libtorch is.</param>
/// <param name="console">Where to write: a progress bar on a terminal, lines elsewhere.</param>
public sealed class MeasureCommand(
    RunMeasurer measurer, FinishedRun runs, PluginMetrics metrics, IComponentCatalog catalog, HostSettings settings, IAnsiConsole console)
    : ICommandDefinition, IWritesFiles
{
    private const int MostShown = 12;

    private const string Trustworthiness = "usefulness/trustworthiness";

    static Command ICommandDefinition.Define()
    {
        Argument<string[]> paths = CommonOptions.RunFolders();
        var set = new Option<string[]>("--set")
        {
            Description = "How to measure, as evaluation.KEY=VALUE; may be repeated. Default: as each run was measured.",
            DefaultValueFactory = _ => [],
        };
        var again = new Option<bool>("--again") { Description = "Also compute the scores again that are there." };
        var encode = new Option<bool>("--encode") { Description = "Encode the data again, also where stored embeddings suffice." };
        return new Command("measure", "Add scores to finished runs without training them: other options, another split, new metrics.")
        {
            paths, set, again, encode,
        }.Handle<MeasureCommand>((command, parsed, cancellation) => command.Run(
            new MeasureArguments(parsed.GetValue(paths)!, parsed.GetValue(set)!, parsed.GetValue(again), parsed.GetValue(encode)),
            () => CommandHandlers.PrepareTensors(parsed, command.Settings), cancellation));
    }

    private HostSettings Settings => settings;

    /// <summary>Measures runs one after the other; one that cannot be measured costs only itself.</summary>
    /// <param name="arguments">Which runs, and how.</param>
    /// <param name="prepare">Loads libtorch.</param>
    /// <param name="cancellation">Ends it between two metrics; what is measured by then is kept.</param>
    /// <returns>0, or 5 where a run could not be measured.</returns>
    public int Run(MeasureArguments arguments, Action prepare, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var overrides = EvaluationOverrides.Read(arguments.Set, catalog);
        RunListing listing = RunStore.List(arguments.Paths);
        if (listing is { Runs.Count: 0, Unreadable: [var only] })
        {
            throw only;
        }
        if (listing.Runs.Count == 0 && listing.Unreadable.Count == 0)
        {
            throw new NebulaException("NB5201", "there are no runs to measure.", null, "Give a run's folder or an experiment's.");
        }
        int failed = listing.Unreadable.Count;
        foreach (NebulaException unreadable in listing.Unreadable)
        {
            Console.Error.WriteLine(unreadable.Message);
        }
        MeasuringBar.Follow(console, listing.Runs.Count, Write, bar =>
        {
            foreach (RunFolder run in listing.Runs)
            {
                cancellation.ThrowIfCancellationRequested();
                failed += TryMeasure(run, bar) ? 0 : 1;
                bar.Next();
            }
        });
        return failed == 0 ? ExitCodes.Ok : ExitCodes.SomeRunsFailed;

        bool TryMeasure(RunFolder run, MeasuringBar bar)
        {
            string name = Path.GetRelativePath(Environment.CurrentDirectory, run.FullPath);
            try
            {
                foreach (string line in Measure(run, overrides, arguments, prepare, source => bar.Begin(source, cancellation)))
                {
                    bar.Tell(line.StartsWith(' ') ? line : $"{name}: {line}");
                }
                return true;
            }
            catch (NebulaException failure)
            {
                bar.Tell($"{name}: not measured: {failure.Message}");
                return false;
            }
        }
    }

    private IEnumerable<string> Measure(RunFolder run, EvaluationOverrides overrides, MeasureArguments arguments, Action prepare, Action<MetricSource> before)
    {
        if (run.Record.Status != RunStatus.Finished)
        {
            throw RunErrors.NotFinished(run.FullPath, run.Record.Status);
        }
        using RunLock held = RunLock.TryTake(run.FullPath)
            ?? throw new NebulaException("NB5119", $"another process works on it ({RunLock.OwnerOf(run.FullPath)?.Text}).", run.FullPath, "Wait until it has ended.");
        IReadOnlyList<ComponentSpec> measured = overrides.Metrics ?? metrics.Of(run.Record.Spec);
        foreach (EvaluationOptions evaluation in overrides.Over(MeasuredRun.Evaluation(run)))
        {
            RunFolder now = RunFolder.Open(run.FullPath); // with what was added before
            if (!arguments.Again && !arguments.Encode && MeasuredRun.Find(now, evaluation, measured) is { } done && MeasuredRun.IsWhole(done, measured))
            {
                yield return $"nothing to add on {RunJson.Name(evaluation.On)}; --again computes its scores again";
                continue;
            }
            var way = new WayToMeasure(evaluation, measured) { Encodes = arguments.Encode, Before = before };
            MeasuredScores scores = measurer.Measure(now, way, () =>
            {
                prepare();
                return runs.Spec(now);
            });
            yield return $"{scores.Text}, {NumberText.Whole(scores.Added.Count)} score{(scores.Added.Count == 1 ? "" : "s")} added";
            foreach (string line in Values(scores).Concat(Lacking(scores)))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Values(MeasuredScores measured) => measured.Added.Count > MostShown
        ? []
        : measured.Added.Select(key => (Key: key, Score: measured.Scores[key]!.Value)).Select(added =>
            $"  {added.Key}  {(added.Score.Value is { } value ? NumberText.Exact(value) : $"undefined: {added.Score.Reason}")}");

    // What nobody can measure here is said once, where there was something to measure.
    private static IEnumerable<string> Lacking(MeasuredScores measured)
    {
        if (measured.Added.Count == 0)
        {
            yield break;
        }
        RunEmbeddings embeddings = measured.Folder.ReadEmbeddings();
        if (embeddings.Factors is null)
        {
            yield return "  Not measured: MIG, SAP, DCI. They need generating factors, which its dataset does not have; 'nebula list dataset' shows others.";
        }
        if (embeddings.LogVariances is null)
        {
            yield return "  Not measured: divergences from the prior. They need posteriors, which its objective does not have; 'nebula list objective' shows others.";
        }
        if (measured.Scores[Trustworthiness] is null && MeasuredRun.Evaluation(measured.Folder).NeighborhoodSamples > 0)
        {
            yield return "  Not measured: trustworthiness, continuity. They need the inputs, which are not stored; 'nebula measure RUN --encode' reads them again.";
        }
    }

    private void Write(string line) => console.Profile.Out.Writer.WriteLine(ControlCharacters.Show(line));
}

/// <summary>What <c>nebula measure</c> is given.</summary>
/// <param name="Paths">Folders of runs or of experiments.</param>
/// <param name="Set">How to measure, each <c>evaluation.KEY=VALUE</c>.</param>
/// <param name="Again">Whether scores that are there are computed again.</param>
/// <param name="Encode">Whether data are encoded again also where stored embeddings suffice.</param>
public sealed record MeasureArguments(IReadOnlyList<string> Paths, IReadOnlyList<string> Set, bool Again, bool Encode);
