using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TemplateNamespace;

/// <summary>Options of the schedule; in an experiment they are keys beside its id, in snake_case.</summary>
public sealed record TemplateClassOptions
{
    [Description("Factor on the learning rate in the last epoch.")]
    [Range(0, 1)]
    public double FinalFactor { get; init; } = 0.1;
}
