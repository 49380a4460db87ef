using System.Text.Json;
using TorchSharp;

namespace NebulaBench.Testing;

/// <summary>
/// The golden values and gradients of the objectives, made independently of this project: objectives.json and objectives-2.json in the golden folder.
/// </summary>
public sealed class GoldenObjectives
{
    private readonly JsonElement values;

    private GoldenObjectives(JsonElement values) => this.values = values;

    public static GoldenObjectives Case(string name)
    {
        foreach (string file in (string[])["objectives.json", "objectives-2.json"])
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(GoldenFolder.Path, file)));
            if (document.RootElement.GetProperty("cases").TryGetProperty(name, out JsonElement found))
            {
                return new GoldenObjectives(found.Clone());
            }
        }
        throw new ArgumentException($"There is no golden case '{name}'.", nameof(name));
    }

    public GoldenObjectives this[string name] => new(values.GetProperty(name));

    public double Number(string name) => values.GetProperty(name).GetDouble();

    /// <summary>A float64 tensor of any rank.</summary>
    public torch.Tensor Tensor(string name, bool requiresGradient = false)
    {
        JsonElement element = values.GetProperty(name);
        var shape = new List<long>();
        for (JsonElement at = element; at.ValueKind == JsonValueKind.Array; at = at[0])
        {
            shape.Add(at.GetArrayLength());
        }
        double[] flat = [.. Flatten(element)];
        torch.Tensor tensor = shape.Count == 0 ? torch.tensor(flat[0], torch.float64) : torch.tensor(flat).reshape([.. shape]);
        return requiresGradient ? tensor.requires_grad_() : tensor;
    }

    /// <summary>An int64 vector.</summary>
    public torch.Tensor Indices(string name) => torch.tensor([.. values.GetProperty(name).EnumerateArray().Select(item => item.GetInt64())]);

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Flatten)
        : [element.GetDouble()];
}
