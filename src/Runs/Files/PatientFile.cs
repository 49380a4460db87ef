using System.Globalization;

namespace NebulaBench.Runs.Files;

/// <summary>Opens what a user names, which may be a pipe: one with nobody at its other end would be waited for without end.</summary>
public static class PatientFile
{
    /// <summary>How long whoever is at the other end of a pipe may take.</summary>
    public static TimeSpan Limit { get; internal set; } = TimeSpan.FromSeconds(20);

    /// <summary>Reads or writes a file, a device or a pipe.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="work">Opens it and does the rest.</param>
    /// <exception cref="IOException">It is a pipe, and the limit is over.</exception>
    public static T Use<T>(string path, Func<T> work)
    {
        if (!File.Exists(path) || OwnFile.IsRegular(path))
            return work();
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Limit)
            ? task.GetAwaiter().GetResult()
            : throw new IOException(string.Create(CultureInfo.InvariantCulture, $"'{path}' is a pipe whose other end did not finish within {Limit.TotalSeconds:0} s"));
    }
}
