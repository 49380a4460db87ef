using System.CommandLine;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Data;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula data verify ID</c>: holds a dataset's files against their published hashes.</summary>
/// <param name="datasets">The datasets.</param>
/// <param name="data">The data folder.</param>
/// <param name="console">Where to write.</param>
public sealed class DataVerifyCommand(DatasetRegistry datasets, IDataFolder data, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var id = new Argument<string>("id") { Description = "A dataset." };
        return new Command("verify", "Check a dataset's files against their published hashes.") { id }.Handle<DataVerifyCommand>(
            (command, parsed, cancellation) => command.Run(parsed.GetValue(id)!, cancellation));
    }

    /// <summary>Writes a line for each file.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="cancellation">Ends the command after the file at hand.</param>
    /// <returns>The exit code: 0, or that of a data error if a file is missing or wrong.</returns>
    /// <exception cref="NebulaException">There is no such dataset.</exception>
    public int Run(string id, CancellationToken cancellation = default)
    {
        TextWriter output = console.Profile.Out.Writer;
        IDataset dataset = datasets.Take(id);
        if (dataset is not IDownloadable { Files: { Count: > 0 } files })
        {
            return VerifyOwn(id, dataset, output);
        }

        bool usable = true;
        foreach (DataFile file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            FileVerdict verdict = DataVerifier.Verify(data.Root, file);
            output.WriteLine($"{(verdict.Usable ? "ok   " : "wrong")}  {verdict.Path} {verdict.Detail}");
            usable &= verdict.Usable;
        }
        if (!usable)
        {
            output.WriteLine($"Run 'nebula data fetch {id}' to bring what is missing and to replace what is wrong.");
        }
        return usable ? ExitCodes.Ok : ExitCodes.Data;
    }

    // Without published files, a dataset is generated, or reads what the user has put there.
    private int VerifyOwn(string id, IDataset dataset, TextWriter output)
    {
        if (datasets.MustBeWritten(id) is { Count: > 0 } options)
        {
            output.WriteLine($"{id} reads your own files, which an experiment names ({string.Join(", ", options)}): no hashes of them are known. "
                + "'nebula validate' checks an experiment.");
            return ExitCodes.Ok;
        }
        try
        {
            _ = dataset.Info;
        }
        catch (NebulaException problem) when (problem.Area == ErrorArea.Data)
        {
            output.WriteLine($"wrong  {problem.Message}");
            return ExitCodes.Data;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // What else its plugin does is no matter of files; 'nebula plugins check' and 'nebula validate' say it.
        }
        output.WriteLine($"{id} needs no download; there is nothing to verify.");
        return ExitCodes.Ok;
    }
}
