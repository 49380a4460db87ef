using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Execution.Steps;

namespace NebulaBench.Host.Execution;

/// <summary>The steps of a run, in their order; nothing else knows it.</summary>
/// <param name="steps">The steps as they were registered.</param>
public sealed class RunPipeline(IEnumerable<IRunStep> steps)
{
    private readonly IRunStep[] steps = [.. steps];

    /// <summary>Takes a run through every step.</summary>
    public void Execute(RunContext run)
    {
        foreach (IRunStep step in steps)
        {
            step.Execute(run);
        }
    }

    /// <summary>Registers the steps of a run, one a line.</summary>
    internal static IServiceCollection AddSteps(IServiceCollection services) => services
        .AddSingleton<IRunStep, LoadDataStep>()
        .AddSingleton<IRunStep, PretrainStep>()
        .AddSingleton<IRunStep, BuildModelStep>()
        .AddSingleton<IRunStep, TrainStep>()
        .AddSingleton<IRunStep, EncodeStep>()
        .AddSingleton<IRunStep, MeasureStep>()
        .AddSingleton<IRunStep, WriteResultsStep>()
        .AddSingleton<IRunStep, DrawFiguresStep>()
        .AddSingleton<IRunStep, DecodeSamplesStep>()
        .AddSingleton<IRunStep, TellTrackersStep>();
}
