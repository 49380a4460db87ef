using System.CommandLine;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Data;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula data fetch ID</c>: downloads a dataset's files.</summary>
/// <param name="datasets">The datasets.</param>
/// <param name="fetcher">Downloads.</param>
/// <param name="data">The data folder.</param>
/// <param name="console">Where to write: progress bars on a terminal, a line for each file elsewhere.</param>
public sealed class DataFetchCommand(DatasetRegistry datasets, DataFetcher fetcher, IDataFolder data, IAnsiConsole console) : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        var id = new Argument<string>("id") { Description = "A dataset." };
        return new Command("fetch", "Download a dataset's files.") { id }.Handle<DataFetchCommand>((command, parsed, cancellation) =>
            command.RunAsync(parsed.GetValue(id)!, cancellation).GetAwaiter().GetResult());
    }

    /// <summary>Brings every file that is missing or wrong.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="cancellation">Ends the download; what was received is kept for the next attempt.</param>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="NebulaException">There is no such dataset, or no mirror gave a file.</exception>
    public async Task<int> RunAsync(string id, CancellationToken cancellation = default)
    {
        if (datasets.Take(id) is not IDownloadable { Files.Count: > 0 } dataset)
        {
            Write($"{id} needs no download.");
            return ExitCodes.Ok;
        }

        List<FetchedFile> files = [];
        if (console.Profile.Out.IsTerminal && console.Profile.Capabilities.Interactive)
        {
            await console.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(),
                    new RemainingTimeColumn())
                .StartAsync(async context =>
                    files = await FetchAsync(dataset, new DownloadBars(context), cancellation).ConfigureAwait(false))
                .ConfigureAwait(false);
            files.ForEach(Report);
        }
        else
        {
            await FetchAsync(dataset, new DownloadLines(console.Profile.Out.Writer), cancellation, Report).ConfigureAwait(false);
        }
        return ExitCodes.Ok;
    }

    private async Task<List<FetchedFile>> FetchAsync(
        IDownloadable dataset, IProgress<FetchProgress> progress, CancellationToken cancellation, Action<FetchedFile>? each = null)
    {
        List<FetchedFile> files = [];
        await foreach (FetchedFile file in fetcher.FetchAsync(dataset, data.Root, progress, cancellation).ConfigureAwait(false))
        {
            files.Add(file);
            each?.Invoke(file);
        }
        return files;
    }

    private void Report(FetchedFile file) =>
        Write($"{(file.Mirror is null ? "here   " : "fetched")}  {file.Verdict.Path} {file.Verdict.Detail}");

    private void Write(string line) => console.Profile.Out.Writer.WriteLine(line);
}
