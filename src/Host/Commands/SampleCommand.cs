using System.CommandLine;
using NebulaBench.Datasets;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Pictures.Texts;
using NebulaBench.Host.Planning;
using NebulaBench.Metrics;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Training.Models;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula sample RUN</c>: the pictures of a finished run again, in any number.</summary>
public sealed class SampleCommand(FinishedRun runs, IAnsiConsole console) : ICommandDefinition, IWritesFiles
{
    private const int MostPictures = 100;

    static Command ICommandDefinition.Define()
    {
        var run = new Argument<string>("run") { Description = "The folder of a finished run." };
        var grid = NumberOption.Create<int>(
            "--grid", "Pictures per row and column of a manifold. Default: 9 for images, 4 for clouds and volumes.", 1, MostPictures);
        var samples = NumberOption.Create(
            "--samples", "Pictures per row of the other sheets.", 1, MostPictures, otherwise: new PictureOptions().Samples);
        Option<string?> target = CommonOptions.Text("--out", "The folder for the pictures. Default: the run's own figures.");
        return new Command("sample", "Redraw a finished run's pictures: reconstructions, manifolds, samples, interpolations.")
        {
            run, grid, samples, target,
        }.HandleWithTensors<SampleCommand>((command, parsed, _) => command.Run(
            parsed.GetValue(run)!,
            new PictureOptions { Grid = parsed.GetValue(grid), Samples = parsed.GetValue(samples) },
            parsed.GetValue(target)));
    }

    /// <summary>Makes the pictures.</summary>
    /// <param name="path">The folder of a finished run.</param>
    /// <param name="options">How many pictures.</param>
    /// <param name="target">Where to put them; null for the run's own figures.</param>
    /// <returns>The exit code, 0.</returns>
    public int Run(string path, PictureOptions options, string? target)
    {
        var folder = RunFolder.Open(path);
        if (folder.Record.Status != RunStatus.Finished)
        {
            throw RunErrors.NotFinished(folder.FullPath, folder.Record.Status);
        }
        RunSpec spec = runs.Spec(folder);
        LoadedData data = runs.Data(spec);
        if (target is null && OwnFile.LeadsOut(folder.FullPath, folder.Figures))
        {
            throw RunErrors.NotOwn(folder.Figures);
        }
        using LatentModel model = runs.Model(folder, spec, data);
        DataSplit split = data[spec.Evaluation.On];
        EmbeddingSet set = folder.ReadEmbeddings().ToSet();
        List<string> files = [.. RunPictures.Write(folder, model, split, set, data.Info, options, target)];
        if (GeneratedTextWriter.Write(folder, model, split, set, data.Info, target) is { } texts)
        {
            files.Add(texts);
        }
        TextWriter output = console.Profile.Out.Writer;
        foreach (string file in files)
        {
            output.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, file));
        }
        if (files.Count == 0)
        {
            output.WriteLine($"No pictures: the outputs are {data.Info.Output}.");
        }
        return ExitCodes.Ok;
    }
}
