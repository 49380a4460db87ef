using System.Collections.Concurrent;
using NebulaBench.Errors;
using NebulaBench.Host.Data;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula images fit DIR</c>: a folder of pictures resized to squares, beside the originals.</summary>
public sealed class ImagesFitCommand(IAnsiConsole console)
{
    private const int MostProblems = 20;

    // A square of this side takes 64 MiB, and every core has one in hand.
    private const int MostPixels = 4096;

    /// <summary>Resizes every picture of a folder and its subfolders, on all cores. Bad ones are named and left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="target">Where to put the squares; null for a neighbour of the folder that bears the size in its name.</param>
    /// <param name="side">The squares' side in pixels.</param>
    /// <param name="fit">How pictures are made square.</param>
    /// <returns>0, or 4 when a picture could not be read.</returns>
    public int Run(string folder, string? target, int side, SquareFit fit)
    {
        OptionRange.Require("--size", side, least: 1, MostPixels);
        OptionRange.RequirePath("--out", target);
        if (!Directory.Exists(folder))
        {
            throw DataErrors.NoPicture(folder, File.Exists(folder) ? "this is a file, not a folder of pictures" : "there is no such folder");
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
            throw DataErrors.NoPicture(from, $"the folder holds no pictures ({string.Join(", ", SquarePicture.Endings)})");
        }
        var problems = new ConcurrentBag<NebulaException>();
        Parallel.ForEach(pictures, file => Fit(file, Path.Combine(to, Named(Path.GetRelativePath(from, file))), side, fit, problems));
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
