using System.ComponentModel;
using System.Diagnostics;
using NebulaBench.Errors;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>Runs the cluster's own programs.</summary>
public static class SlurmTools
{
    /// <summary>Submits a script.</summary>
    /// <returns>The job's id.</returns>
    /// <exception cref="NebulaException">NB4211 or NB4212: there is no sbatch, or it refuses.</exception>
    public static string Submit(string script, params IEnumerable<string> options)
    {
        (int code, string output, string errors) = Run("sbatch", ["--parsable", .. options, script]) ?? throw new NebulaException(
            "NB4211", "there is no sbatch on this machine.", "--launcher slurm",
            "Submit from a machine of the cluster, or choose --launcher local; --dry-run shows the script.");
        return code == 0
            ? output.Trim().Split(';')[0]
            : throw new NebulaException("NB4212", $"sbatch refuses: {string.Join(' ', errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))}", script,
                "Change the launcher's options to what this cluster has; 'sinfo' lists its partitions.");
    }

    /// <summary>What a program writes, line by line; nothing where there is no such program or it fails.</summary>
    public static IReadOnlyList<string> Lines(string program, params IEnumerable<string> arguments) =>
        Run(program, arguments) is (0, { } output, _) ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];

    private static (int Code, string Output, string Errors)? Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
