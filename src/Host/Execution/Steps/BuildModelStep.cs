using NebulaBench.Datasets;
using NebulaBench.Host.Loading;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Builds the model, fills it with pretrained weights, and records how large it is.</summary>
internal sealed class BuildModelStep(ModelBuilder models) : IRunStep
{
    public void Execute(RunContext run)
    {
        LatentModel model = models.Build(run.Spec, run.Data.Info, run.Data[SplitName.Training].Count, run.Seeds, run.Device);
        run.Model = model;
        if (run.Stage is { } stage)
        {
            PretrainedWeights.Into(model, stage.ReadWeights(), run.Spec.Objective.Pretraining!.Options.Keep);
            run.Folder.Update(run.Folder.Record with { Pretraining = RunRecordFactory.Pretraining(run.Spec, stage) });
        }
        run.Watch.Loaded();
        long? flops = FlopCounter.For(model, run.Data.Info, run.Device).PerSample;
        run.Folder.Update(run.Folder.Record with { Parameters = model.ParameterCount, FlopsPerSample = flops });
    }
}
