using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Training.Schedules;

/// <summary>How the learning rate changes over the epochs, as a factor on the optimizer's own.</summary>
public sealed record ScheduleOptions
{
    [Description("Which schedule.")]
    public ScheduleId Id { get; init; } = ScheduleId.Constant;

    [Description("Epochs over which the rate rises linearly from 0 before the schedule proper begins.")]
    [Range(0, 1_000_000)]
    public int WarmUpEpochs { get; init; }

    [Description("Epochs between two drops (step).")]
    [Range(1, 1_000_000)]
    public int StepEpochs { get; init; } = 10;

    [Description("Factor of a drop (step) or of every epoch (exponential).")]
    [Range(0, 1)]
    public double Factor { get; init; } = 0.1;

    [Description("The factor that the cosine ends at.")]
    [Range(0, 1)]
    public double FinalFactor { get; init; }
}

/// <summary>The learning-rate schedules on offer.</summary>
public enum ScheduleId
{
    /// <summary>The rate stays as it is.</summary>
    Constant,

    /// <summary>The rate drops by a factor every so many epochs.</summary>
    Step,

    /// <summary>The rate shrinks by a factor every epoch.</summary>
    Exponential,

    /// <summary>The rate falls along half a cosine to its final factor.</summary>
    Cosine,
}
