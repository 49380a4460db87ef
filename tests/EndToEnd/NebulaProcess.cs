using System.Diagnostics;
using NebulaBench.Testing;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Runs the real program as a process of its own, as a user does.</summary>
internal sealed record NebulaProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static NebulaProcess Run(string folder, params string[] arguments) => End(Start(folder, arguments));

    /// <summary>Starts the program and leaves it running; its output is read by <see cref="End"/>, or by the caller.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        string program = Path.Combine(BuiltProgram.Folder, "nebula.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Waits until the program has written a line with a text, or its last one.</summary>
    public static void ReadUntil(Process process, string text)
    {
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains(text, StringComparison.Ordinal))
        {
        }
    }

    /// <summary>Waits for the program's end.</summary>
    public static NebulaProcess End(Process process)
    {
        using Process ended = process;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"nebula {string.Join(' ', process.StartInfo.ArgumentList.Skip(1))} did not end.");
        }
        return new NebulaProcess(process.ExitCode, output.Result, errors.Result);
    }
}
