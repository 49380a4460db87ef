using System.CommandLine;
using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.NewData;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Planning;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runtime;
using NebulaBench.Training.Models;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula encode RUN</c>: new data through the model of a finished run.</summary>
/// <param name="runs">Brings the model back.</param>
/// <param name="runtime">The process that computes.</param>
/// <param name="console">Where to write: a progress bar on a terminal.</param>
public sealed class EncodeCommand(FinishedRun runs, IComputeRuntime runtime, IAnsiConsole console) : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        var run = new Argument<string>("run") { Description = "The folder of a finished run." };
        var input = new Option<string>("--input") { Description = "New data in the format of the run's dataset: a file, or a folder of files.", Required = true };
        var target = new Option<string>("--out") { Description = "The file for ids, latents, variances and assignments: .npz or .csv.", Required = true };
        var outputs = new Option<bool>("--outputs") { Description = "Also decode the latents into the array outputs (.npz)." };
        var batchSize = NumberOption.Create<int>("--batch-size", "Samples encoded at once. Default: as many as the run's evaluation took.", 1, 65_536);
        Option<string?> device = CommonOptions.Text("--device", "Where to compute, such as cpu or cuda:0. Default: where the run was trained.");
        return new Command("encode", "Encode new data with a finished run's model.") { run, input, target, outputs, batchSize, device }
            .HandleWithTensors<EncodeCommand>((command, parsed, cancellation) => command.Run(
                new EncodeArguments(parsed.GetValue(run)!, parsed.GetValue(input)!, parsed.GetValue(target)!)
                {
                    Outputs = parsed.GetValue(outputs),
                    BatchSize = parsed.GetValue(batchSize),
                    Device = parsed.GetValue(device),
                },
                cancellation));
    }

    /// <summary>Encodes the data and writes the file.</summary>
    /// <param name="arguments">What to encode, and where to.</param>
    /// <param name="cancellation">Ends it between two batches; nothing is written then.</param>
    /// <returns>The exit code, 0.</returns>
    public int Run(EncodeArguments arguments, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        EncodedFile.Require(arguments.Target, arguments.Outputs);
        string path = Path.GetFullPath(arguments.Input);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new NebulaException("NB5101", "there is no such file or folder.", arguments.Input, "Check the path given as --input.");
        }
        var folder = RunFolder.Open(arguments.Run);
        if (folder.Record.Status != RunStatus.Finished)
        {
            throw RunErrors.NotFinished(folder.FullPath, folder.Record.Status);
        }
        RunSpec spec = runs.Spec(folder);
        spec = spec with { Training = spec.Training with { Device = arguments.Device ?? spec.Training.Device } };
        try
        {
            long samples = Encode(folder, spec, path, arguments, cancellation);
            console.Profile.Out.Writer.WriteLine($"{NumberText.Whole(samples)} samples encoded to {arguments.Target}");
            return ExitCodes.Ok;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Exception known = ComponentFault.For(failure, spec);
            if (ReferenceEquals(known, failure))
            {
                throw;
            }
            throw known;
        }
    }

    private long Encode(RunFolder folder, RunSpec spec, string input, EncodeArguments arguments, CancellationToken cancellation)
    {
        if (spec.Training.Fast)
        {
            runtime.FlushDenormalsOfThreads(); // as the run did before it measured
        }
        INewDataReader reader = runs.Reader(folder, spec);
        using DataSplit data = reader.Open(input);
        using LatentModel model = runs.Model(folder, spec, reader.Info);
        IEnumerable<EncodedSamples> encoded = new NewDataEncoder(model, reader.Info, ComputeDevice.Open(spec.Training.Device), runtime)
            .Encode(data, arguments.BatchSize ?? Embedder.BatchSizeFor(reader.Info), arguments.Outputs, cancellation);
        if (console.Profile.Out.IsTerminal && console.Profile.Capabilities.Interactive)
        {
            console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
            {
                ProgressTask bar = context.AddTask("encoding", maxValue: Math.Max(1, data.Count));
                EncodedFile.Write(arguments.Target, Followed(encoded, bar.Increment));
            });
        }
        else
        {
            EncodedFile.Write(arguments.Target, Followed(encoded, _ => { }));
        }
        return data.Count;
    }

    // An interruption is given the time to finish a batch, so that nothing half is left.
    private static IEnumerable<EncodedSamples> Followed(IEnumerable<EncodedSamples> batches, Action<double> done)
    {
        long began = Stopwatch.GetTimestamp();
        foreach (EncodedSamples batch in batches)
        {
            yield return batch;
            Interruption.StepTook(Stopwatch.GetElapsedTime(began));
            began = Stopwatch.GetTimestamp();
            done(batch.Ids.Length);
        }
    }
}

/// <summary>What <c>nebula encode</c> is asked for.</summary>
/// <param name="Run">The folder of a finished run.</param>
/// <param name="Input">The new data.</param>
/// <param name="Target">The file to write.</param>
public sealed record EncodeArguments(string Run, string Input, string Target)
{
    /// <summary>Whether the latents are decoded too.</summary>
    public bool Outputs { get; init; }

    /// <summary>The samples encoded at once; null for as many as the run's evaluation took.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Where to compute; null for where the run was trained.</summary>
    public string? Device { get; init; }
}
