using System.Diagnostics;
using NebulaBench.Testing;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Runs the real program as a process of its own, as a user does.</summary>
internal sealed record NebulaProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Tests that a script starts in the background ignore Ctrl-C, and so would every process of theirs.</summary>
    private static readonly string[] HeedingCtrlC = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];

    public static NebulaProcess Run(string folder, params string[] arguments) => End(Start(folder, arguments));

    /// <summary>Runs the program with variables in its environment.</summary>
    public static NebulaProcess RunWith(IReadOnlyDictionary<string, string> variables, string folder, params string[] arguments) =>
        End(Start(variables, folder, arguments));

    /// <summary>Starts the program and leaves it running; its output is read by <see cref="End"/>, or by the caller.</summary>
    public static Process Start(string folder, params string[] arguments) => Start(new Dictionary<string, string>(), folder, arguments);

    /// <summary>Starts the program with variables in its environment.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> variables, string folder, string[] arguments)
    {
        string[] command = [.. HeedingCtrlC, "dotnet", Path.Combine(BuiltProgram.Folder, "nebula.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }
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
            Assert.Fail($"{string.Join(' ', process.StartInfo.ArgumentList)} did not end.");
        }
        return new NebulaProcess(process.ExitCode, output.Result, errors.Result);
    }
}
