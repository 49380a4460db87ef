using System.Security.Cryptography;
using System.Text;
using NebulaBench.Errors;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;

namespace NebulaBench.Host.Launching.Work;

/// <summary>
/// Tells whether two readings of an experiment give the same runs under the same numbers. A cluster may start a run days after it was
/// submitted, and its file may have been changed by then.
/// </summary>
public static class PlanFingerprint
{
    private const int Length = 16;

    /// <summary>The fingerprint: hexadecimal digits.</summary>
    public static string For(IReadOnlyList<RunSpec> plan)
    {
        string content = string.Join('\n', plan.Select(run =>
            RunIdentity.From(run, RunRecordFactory.NoData).Content + string.Concat(run.Evaluations.Select(way => MeasurementIdentity.For(way, run.Metrics)))));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..Length];
    }

    /// <summary>Refuses to go on where the plan is another one.</summary>
    /// <exception cref="NebulaException">NB1421.</exception>
    public static void Check(IReadOnlyList<RunSpec> plan, string? expected, string file)
    {
        if (expected is not null && For(plan) != expected)
            throw new NebulaException(
                "NB1421", "the experiment, or a plugin of it, is not what it was when its runs were handed over.", file,
                $"Hand the runs over again: 'nebula run {file}', with the same options. Finished runs are kept.");
    }
}
