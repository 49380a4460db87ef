using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>Options of every kind that a plugin may have.</summary>
public sealed record FakeNvcOptions : IValidatableObject
{
    [Description("Number of anchors.")]
    [Range(1, 1000)]
    public int Anchors { get; init; } = 10;

    [Description("Whether there is a posterior.")]
    public bool Variational { get; init; } = true;

    [Description("A weight.")]
    [Range(0, 1)]
    public double Weight { get; init; } = 0.5;

    [Description("Metric learning; off when absent.")]
    public FakeMetricOptions? Metric { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Variational && Weight == 1)
        {
            yield return new ValidationResult("a weight of 1 needs a posterior.", [nameof(Weight)]);
        }
    }
}

public sealed record FakeMetricOptions
{
    [Description("Which orders.")]
    public FakeOrder Order { get; init; } = FakeOrder.Both;

    [Description("Steepness.")]
    [Range(0, 10, MinimumIsExclusive = true)]
    public double Steepness { get; init; } = 1;
}

public enum FakeOrder
{
    FirstOrder,
    SecondOrder,

    [JsonStringEnumMemberName("both")]
    Both,
}

public sealed record FakeMlpOptions
{
    [Description("Layer widths.")]
    [MinLength(1)]
    [Range(1, 4096)]
    public IReadOnlyList<int> Widths { get; init; } = [512, 256];

    [Description("Rate.")]
    [AllowedValues(0.0, 0.5)]
    public double Dropout { get; init; }

    [Description("Name of an activation.")]
    [RegularExpression("[a-z]+")]
    public string Activation { get; init; } = "relu";
}

public sealed record FakeDataOptions
{
    [Description("At most so many samples; all when absent.")]
    [Range(1, int.MaxValue)]
    public long? Subset { get; init; }

    [Description("Noise.")]
    [Range(0.0, double.MaxValue)]
    public float Noise { get; init; } = 0.1f;
}

public sealed record FakeTableOptions
{
    [Description("The file.")]
    [Required]
    public string? File { get; init; }

    [Description("Its columns.")]
    public required int Columns { get; init; }
}
