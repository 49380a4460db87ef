using NebulaBench.Errors;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Training.Steps;

/// <summary>
/// Stops a run whose loss is no longer a finite number. On the CPU every step is looked at; elsewhere only some, because looking
/// waits for the device.
/// </summary>
public sealed class FinitenessGuard(long seed, torch.Device device)
{
    /// <summary>The code of the error.</summary>
    public const string Code = "NB4001";

    private const int StepsBetweenLooksAtADevice = 32;

    private readonly int interval = device.type == DeviceType.CPU ? 1 : StepsBetweenLooksAtADevice;

    /// <exception cref="NebulaException">NB4001: names the terms, the step and the seed.</exception>
    public void Check(LossTerms terms, torch.Tensor total, in TrainingProgress progress)
    {
        if (progress.Step % interval != 0 || double.IsFinite(total.ToDouble()))
        {
            return;
        }
        string broken = string.Join(
            ", ", terms.Terms.Where(term => !double.IsFinite(term.Value.ToDouble())).Select(term => $"{term.Name} = {term.Value.ToDouble()}"));
        throw new NebulaException(
            Code,
            $"the loss is not finite at step {progress.Step + 1} (epoch {progress.Epoch + 1}, seed {seed}): "
            + (broken.Length > 0 ? broken : "every term is finite, their weighted sum is not") + ".",
            remedy: "Try a smaller training.optimizer.learning_rate, training.clip_gradient_norm, or smaller weights of the terms named.");
    }
}
