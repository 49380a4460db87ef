using NebulaBench.Host.Pictures;
using NebulaBench.Host.Pictures.Texts;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Draws the sheets of pictures, or writes the texts, that the model decodes.</summary>
internal sealed class DecodeSamplesStep : IRunStep
{
    public void Execute(RunContext run)
    {
        RunPictures.Write(run.Folder, run.Model, run.Data[run.Spec.Evaluation.On], run.Result.Embeddings, run.Data.Info);
        GeneratedTextWriter.Write(run.Folder, run.Model, run.Data[run.Spec.Evaluation.On], run.Result.Embeddings, run.Data.Info);
    }
}
