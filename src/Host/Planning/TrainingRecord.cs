using System.Text.Json;
using System.Text.Json.Nodes;
using NebulaBench.Host.Components;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Planning;

/// <summary>The <c>training</c> section of a run as its folder records it: with the optimizer and the schedule, each a map of its id and options.</summary>
internal static class TrainingRecord
{
    /// <summary>The section of a run.</summary>
    public static JsonElement Write(RunSpec run)
    {
        var training = JsonObject.Create(RunJson.Options(run.Training))!;
        training["optimizer"] = Component(run.Optimizer);
        training["schedule"] = Component(run.Schedule);
        return JsonSerializer.SerializeToElement(training);
    }

    private static JsonObject Component(ComponentSpec component)
    {
        var recorded = new JsonObject { ["id"] = component.Id };
        foreach ((string key, JsonNode? value) in JsonObject.Create(RunJson.Options(component.Options))!)
        {
            recorded[key] = value?.DeepClone();
        }
        return recorded;
    }
}
