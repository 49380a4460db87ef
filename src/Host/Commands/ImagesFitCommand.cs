using System.Collections.Concurrent;
using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Data;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula images fit DIR</c>: a folder of pictures resized to squares, beside the originals.</summary>
public sealed class ImagesFitCommand(IAnsiConsole console) : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        var folder = new Argument<string>("folder") { Description = "A folder of pictures." };
        var size = NumberOption.Create("--size", "The squares' side in pixels.", 1, LongestSide, otherwise: 256);
        var mode = ChoiceValue.Option<SquareFit>("--mode", "Crop the excess, pad with black, or stretch.");
        Option<string?> target = CommonOptions.Text("--out", "The folder for the squares. Default: beside the original, with the size in its name.");
        return new Command("fit", "Resize a folder of pictures to squares.") { folder, size, mode, target }.Handle<ImagesFitCommand>(
            (command, parsed, cancellation) => command.Run(
                parsed.GetValue(folder)!, parsed.GetValue(target), parsed.GetValue(size), parsed.GetValue(mode), cancellation));
    }

    // A square of this side takes 64 MiB, and every core has one in hand.
    private const int MostProblems = 20, LongestSide = 4096;

    private const string GiveFolder = "Give a folder of PNG, JPEG, BMP or WebP files.";

    /// <summary>Resizes every picture of a folder and its subfolders, on all cores. Bad ones are named and left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="target">Where to put the squares; null for a neighbor of the folder that bears the size in its name.</param>
    /// <param name="side">The squares' side in pixels.</param>
    /// <param name="fit">How pictures are made square.</param>
    /// <param name="cancellation">Ends the command; what is written already stays.</param>
    /// <returns>0, or 4 when a picture could not be read.</returns>
    public int Run(string folder, string? target, int side, SquareFit fit, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(folder))
        {
            throw DataErrors.NoPicture(folder, File.Exists(folder) ? "this is a file, not a folder of pictures" : "there is no such folder", GiveFolder);
        }
        string from = Path.GetFullPath(folder);
        string to = Path.GetFullPath(target ?? FormattableString.Invariant($"{from.TrimEnd(Path.DirectorySeparatorChar)}-{side}"));
        string[] pictures =
        [
            .. Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
                .Where(file => SquarePicture.Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
                .Order(StringComparer.Ordinal),
        ];
        if (pictures.Length == 0)
        {
            throw DataErrors.NoPicture(from, $"the folder holds no pictures ({string.Join(", ", SquarePicture.Endings)})", GiveFolder);
        }
        var problems = new ConcurrentBag<NebulaException>();
        Parallel.ForEach(pictures, new ParallelOptions { CancellationToken = cancellation }, file => Fit(file, Path.Combine(to, Named(Path.GetRelativePath(from, file))), side, fit, problems));
        Report(pictures.Length, problems, to);
        return problems.IsEmpty ? ExitCodes.Ok : ExitCodes.Data;
    }

    private static void Fit(string file, string target, int side, SquareFit fit, ConcurrentBag<NebulaException> problems)
    {
        try
        {
            SquarePicture.Write(file, target, side, fit);
        }
        catch (NebulaException problem)
        {
            problems.Add(problem);
        }
    }

    // BMP is read but not written.
    private static string Named(string path) =>
        Path.GetExtension(path).Equals(".bmp", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(path, ".png") : path;

    private void Report(int pictures, ConcurrentBag<NebulaException> problems, string to)
    {
        TextWriter output = console.Profile.Out.Writer;
        foreach (NebulaException problem in problems.OrderBy(problem => problem.Where, StringComparer.Ordinal).Take(MostProblems))
        {
            output.WriteLine(problem.Message);
        }
        if (problems.Count > MostProblems)
        {
            output.WriteLine($"and {problems.Count - MostProblems} more.");
        }
        output.WriteLine($"{pictures - problems.Count} of {pictures} pictures written to {Path.GetRelativePath(Environment.CurrentDirectory, to)}");
    }
}
