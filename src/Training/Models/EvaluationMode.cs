using TorchSharp;

namespace NebulaBench.Training.Models;

/// <summary>While it lives, a model is in evaluation mode and no gradients are recorded; then everything is as before.</summary>
public sealed class EvaluationMode : IDisposable
{
    private readonly torch.nn.Module model;
    private readonly bool wasTraining;
    private readonly IDisposable noGradients;

    public EvaluationMode(torch.nn.Module model)
    {
        this.model = model;
        wasTraining = model.training;
        noGradients = torch.no_grad();
        model.eval();
    }

    public void Dispose()
    {
        noGradients.Dispose();
        model.train(wasTraining);
    }
}
