using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using NebulaBench.Errors;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>Runs the cluster's own programs.</summary>
public static partial class SlurmTools
{
    private const int LongestQuote = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Submits a script.</summary>
    /// <returns>The job's id.</returns>
    /// <exception cref="NebulaException">NB4211 to NB4214: there is no sbatch, or it refuses, gives no number, or does not answer.</exception>
    public static string Submit(string script, params IEnumerable<string> options)
    {
        (int code, string output, string errors) = Run("sbatch", ["--parsable", .. options, script]) ?? throw new NebulaException(
            "NB4211", "there is no sbatch on this machine.", "--launcher slurm",
            "Submit from a machine of the cluster, or choose --launcher local; --dry-run shows the script.");
        if (code == 0)
        {
            return JobNumber().Match(output) is { Success: true } job ? job.Groups["number"].Value : throw new NebulaException(
                "NB4213", $"sbatch succeeds but gives no job's number; it says '{Shortened(output)}'.", script,
                "See with 'squeue' whether the job is there, and cancel it; then ask who runs this cluster what 'sbatch --parsable' prints.");
        }
        throw new NebulaException("NB4212", $"sbatch refuses: {string.Join(' ', errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))}", script,
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
            Task<string> errors = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
            // The texts first: a program that has ended may have left a child that holds them open.
            if (!Task.WaitAll([errors, output], Patience) || !process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new NebulaException(
                    "NB4214", $"{program} does not answer within {NumberText.Whole((int)Patience.TotalSeconds)} s.", null,
                    $"Try '{program}' in a terminal; go on when the cluster's controller answers again.");
            }
            return (process.ExitCode, output.Result, errors.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Shortened(string output)
    {
        string line = output.Trim().ReplaceLineEndings(" | ");
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }

    [GeneratedRegex(@"\A\s*(?<number>[0-9]+)(;\S*)?\s*\z")]
    private static partial Regex JobNumber();
}
