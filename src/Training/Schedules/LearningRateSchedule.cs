namespace NebulaBench.Training.Schedules;

/// <summary>The learning rate of each epoch. It depends on the epoch alone, so that a resumed run needs no memory of it.</summary>
public static class LearningRateSchedule
{
    /// <summary>The factor on the optimizer's own rate in an epoch, counted from 0.</summary>
    public static double Factor(ScheduleOptions options, int epoch, int epochs)
    {
        if (epoch < options.WarmUpEpochs)
        {
            return (epoch + 1.0) / (options.WarmUpEpochs + 1.0);
        }
        int since = epoch - options.WarmUpEpochs;
        int remaining = Math.Max(1, epochs - options.WarmUpEpochs);
        return options.Id switch
        {
            ScheduleId.Constant => 1,
            ScheduleId.Step => Math.Pow(options.Factor, since / options.StepEpochs),
            ScheduleId.Exponential => Math.Pow(options.Factor, since),
            ScheduleId.Cosine => options.FinalFactor
                + ((1 - options.FinalFactor) * 0.5 * (1 + Math.Cos(Math.PI * since / remaining))),
            _ => throw new ArgumentOutOfRangeException(nameof(options)),
        };
    }
}
