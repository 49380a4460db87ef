using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TemplateNamespace;

/// <summary>Options of the metric; in an experiment they are keys beside its id, under evaluation.metrics, in snake_case.</summary>
public sealed record TemplateClassOptions
{
    [Description("Which samples are near: those nearer than this many root mean squared distances.")]
    [Range(0, 1e3)]
    public double Radius { get; init; } = 0.5;
}
