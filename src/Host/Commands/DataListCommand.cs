using System.CommandLine;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Data;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula data list</c>: every dataset and whether its files are here.</summary>
/// <param name="datasets">The datasets.</param>
/// <param name="data">The data folder.</param>
/// <param name="console">Where to write.</param>
public sealed class DataListCommand(DatasetRegistry datasets, IDataFolder data, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define() =>
        new Command("list", "Show every dataset and whether its files are here.").Handle<DataListCommand>((command, _, _) => command.Run());

    /// <summary>Writes the list. Files are looked for, not read.</summary>
    /// <returns>The exit code, 0.</returns>
    public int Run()
    {
        TextWriter output = console.Profile.Out.Writer;
        output.WriteLine($"data folder: {Path.GetFullPath(data.Root)}");
        int width = datasets.Ids.Select(id => id.Length).DefaultIfEmpty().Max();
        foreach (string id in datasets.Ids)
        {
            output.WriteLine($"{id.PadRight(width)}  {State(id)}");
        }
        return ExitCodes.Ok;
    }

    private string State(string id)
    {
        try
        {
            return datasets.Take(id) is IDownloadable { Files: { Count: > 0 } files } ? State(id, files) : "needs no download";
        }
        catch (NebulaException failure)
        {
            return failure.Message;
        }
    }

    private string State(string id, IReadOnlyList<DataFile> files)
    {
        List<string> found = [.. files.Select(file => DataPath.Find(data.Root, file)).OfType<string>()];
        string size = ByteCount.For(found.Sum(path => new FileInfo(path).Length));
        return found.Count == files.Count
            ? $"here: {found.Count} files, {size}"
            : $"{(found.Count == 0 ? "not here" : $"{found.Count} of {files.Count} files here")}: nebula data fetch {id}";
    }
}
