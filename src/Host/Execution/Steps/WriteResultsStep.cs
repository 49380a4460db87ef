using NebulaBench.Runs;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Writes scores, latents, weights, vocabularies and what new data are prepared with into the folder.</summary>
internal sealed class WriteResultsStep : IRunStep
{
    public void Execute(RunContext run)
    {
        RunOutputs.Write(run.Folder, run.Model, run.Result);
        VocabularyFile.Write(run.Folder, run.Data.Info.InputVocabulary, run.Data.Info.OutputVocabulary);
        PreparationFile.Write(run.Folder, run.Data.Preparation);
    }
}
