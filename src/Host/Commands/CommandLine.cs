using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Composition;
using NebulaBench.Host.Data;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Settings;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Runtime.Libtorch;
using NebulaBench.Runtime.Platform;
using TorchSharp;

namespace NebulaBench.Host.Commands;

/// <summary>Every command of the program, with its arguments and what carries it out.</summary>
internal static partial class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("A benchmark suite for latent-space structuring: datasets × architectures × objectives.")
        {
            Run(), Retry(), Status(), Work(), Report(), Diff(), Leaderboard(), Export(), Score(), Sample(), Validate(), Plan(), List(), Describe(), Schema(), Plugins(), Data(), Images(), Doctor(),
        };
        root.Options.Add(CommonOptions.Plugins);
        root.Options.Add(CommonOptions.Data);
        root.Options.Add(CommonOptions.Cache);
        root.Options.Add(CommonOptions.Libtorch);
        root.Options.Add(CommonOptions.Threads);
        root.Options.Add(CommonOptions.Verbose);
        return root;
    }

    private static Command Validate()
    {
        var command = new Command("validate", "Check an experiment without running it.") { CommonOptions.File, CommonOptions.Set };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<ValidateCommand>().Run(Experiment(parsed))));
        return command;
    }

    private static Command Plan()
    {
        var command = new Command("plan", "Show what an experiment would run, and how large each model is.")
        {
            CommonOptions.File, CommonOptions.Set,
        };
        command.SetAction(parsed => WithTensors(parsed, services => services.GetRequiredService<PlanCommand>().Run(Experiment(parsed))));
        return command;
    }

    private static Command Score()
    {
        var run = new Argument<string?>("run") { Description = "The folder of a finished run, to score it again.", Arity = ArgumentArity.ZeroOrOne };
        var replace = new Option<bool>("--write") { Description = "Replace the run's scores by the new ones." };
        var json = new Option<bool>("--json") { Description = "Write the scores as scores.json has them." };
        Option<string?> latents = File("--latents", "Anybody's latents, a row for each sample: .csv, .npy, or .npz as file.npz:array.");
        Option<string?> labels = File("--labels", "The label of each sample.");
        Option<string?> clusters = File("--clusters", "The cluster of each sample.");
        Option<string?> inputs = File("--inputs", "The samples before they were embedded, a row each: for trustworthiness and continuity.");
        Option<string?> factors = File("--factors", "The samples' generating factors, a row each: for MIG, SAP and DCI.");
        Option<string?> trainingLatents = File("--training-latents", "What classifiers learn from; without it, half of each class, drawn by the seed.");
        Option<string?> trainingLabels = File("--training-labels", "The label of each of them.");
        var seed = new Option<long>("--seed") { Description = "What decides k-means' starts and every draw." };
        var command = new Command("score", "Measure anybody's embeddings, or a finished run once more, with the suite's metrics.")
        {
            run, replace, json, latents, labels, clusters, inputs, factors, trainingLatents, trainingLabels, seed,
        };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<ScoreCommand>().Run(new ScoreArguments
        {
            Run = parsed.GetValue(run),
            Replace = parsed.GetValue(replace),
            Json = parsed.GetValue(json),
            Latents = parsed.GetValue(latents),
            Labels = parsed.GetValue(labels),
            Clusters = parsed.GetValue(clusters),
            Inputs = parsed.GetValue(inputs),
            Factors = parsed.GetValue(factors),
            TrainingLatents = parsed.GetValue(trainingLatents),
            TrainingLabels = parsed.GetValue(trainingLabels),
            Seed = parsed.GetValue(seed),
        })));
        return command;
    }

    private static Command Sample()
    {
        var run = new Argument<string>("run") { Description = "The folder of a finished run." };
        var grid = new Option<int?>("--grid") { Description = "Pictures per row and column of a manifold; 9 of images and 4 of clouds and volumes unless given." };
        var samples = new Option<int>("--samples") { Description = "Pictures per row of the other sheets.", DefaultValueFactory = _ => new PictureOptions().Samples };
        Option<string?> target = File("--out", "The pictures' folder; the run's own figures if not given.");
        var command = new Command("sample", "Make a finished run's pictures again: reconstructions, manifolds, samples, interpolations.")
        {
            run, grid, samples, target,
        };
        command.SetAction(parsed => WithTensors(parsed, services => services.GetRequiredService<SampleCommand>().Run(
            parsed.GetValue(run)!,
            new PictureOptions { Grid = parsed.GetValue(grid), Samples = parsed.GetValue(samples) },
            parsed.GetValue(target))));
        return command;
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description };

    private static Command Doctor()
    {
        var command = new Command("doctor", "Say what was found on this machine, and the remedy for what is missing.");
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<DoctorCommand>().Run()));
        return command;
    }

    private static Command Data()
    {
        var id = new Argument<string>("id") { Description = "A dataset." };
        var list = new Command("list", "Show every dataset and whether its files are here.");
        list.SetAction(parsed => With(parsed, services => services.GetRequiredService<DataListCommand>().Run()));
        var fetch = new Command("fetch", "Download a dataset's files.") { id };
        fetch.SetAction((parsed, cancellation) => Task.FromResult(With(parsed, services =>
            services.GetRequiredService<DataFetchCommand>().RunAsync(parsed.GetValue(id)!, cancellation).GetAwaiter().GetResult())));
        var verify = new Command("verify", "Hold a dataset's files against their published hashes.") { id };
        verify.SetAction(parsed => With(parsed, services => services.GetRequiredService<DataVerifyCommand>().Run(parsed.GetValue(id)!)));
        return new Command("data", "Data sets on this machine.") { list, fetch, verify };
    }

    private static Command Images()
    {
        var folder = new Argument<string>("folder") { Description = "A folder of pictures." };
        var size = new Option<int>("--size") { Description = "The squares' side in pixels.", DefaultValueFactory = _ => 256 };
        var mode = new Option<SquareFit>("--mode") { Description = "Crop what stands out, pad with black, or stretch." };
        Option<string?> target = File("--out", "The squares' folder; if not given, a neighbour of the folder that bears the size in its name.");
        var fit = new Command("fit", "Resize a folder of pictures to squares.") { folder, size, mode, target };
        fit.SetAction(parsed => With(parsed, services => services.GetRequiredService<ImagesFitCommand>().Run(
            parsed.GetValue(folder)!, parsed.GetValue(target), parsed.GetValue(size), parsed.GetValue(mode))));
        return new Command("images", "Pictures on this machine.") { fit };
    }

    private static ExperimentArguments Experiment(ParseResult parsed) =>
        new(parsed.GetValue(CommonOptions.File)!, parsed.GetValue(CommonOptions.Set) ?? []);

    /// <summary>For commands that compute: libtorch is loaded first, so that what is wrong with it is said in one sentence.</summary>
    private static int WithTensors(ParseResult parsed, Func<IServiceProvider, int> action) => With(parsed, services =>
    {
        TrainingProcess.Prepare();
        NativeLibtorch.Load(services.GetRequiredService<HostSettings>().Libtorch);
        if (parsed.GetValue(CommonOptions.Threads) is int threads)
        {
            torch.set_num_threads(threads);
        }
        return action(services);
    });

    private static int With(ParseResult parsed, Func<IServiceProvider, int> action)
    {
        HostSettings settings = HostSettings.Create(
            parsed.GetValue(CommonOptions.Plugins) ?? [], parsed.GetValue(CommonOptions.Data), parsed.GetValue(CommonOptions.Cache),
            parsed.GetValue(CommonOptions.Libtorch));
        if (parsed.GetValue(CommonOptions.Threads) is int threads)
        {
            Cores.AtMost = threads;
        }
        using ServiceProvider services = HostServices.Build(settings);
        return action(services);
    }
}
