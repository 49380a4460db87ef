using System.Text.Json;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs;

/// <summary>Where a run computed.</summary>
public static class RunDevice
{
    /// <summary>The device as the experiment named it, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public static string For(RunRecord record) =>
        record.Spec.Training.TryGetProperty("device", out JsonElement device) ? device.GetString() ?? "cpu" : "cpu";
}
