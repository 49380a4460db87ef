using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>What an objective may see of the training it is part of.</summary>
public interface ITrainingData
{
    /// <summary>Where training stands.</summary>
    TrainingProgress Progress { get; }

    /// <summary>The run's device.</summary>
    torch.Device Device { get; }

    /// <summary>
    /// The current latents (posterior means) of training samples, computed without gradients in evaluation mode, in the training
    /// set's order.
    /// </summary>
    /// <param name="atMost">The number of samples, taken evenly over the set; all of them where the set is smaller.</param>
    /// <returns>[samples, latent], owned by the caller.</returns>
    torch.Tensor TrainingLatents(long atMost = long.MaxValue);

    /// <summary>The encoder's features of training samples, computed and taken like <see cref="TrainingLatents"/>.</summary>
    /// <param name="atMost">The number of samples.</param>
    /// <returns>[samples, features], owned by the caller.</returns>
    torch.Tensor TrainingFeatures(long atMost = long.MaxValue);

    /// <summary>The inputs of training samples, taken like <see cref="TrainingLatents"/>.</summary>
    /// <param name="atMost">The number of samples.</param>
    /// <returns>[samples, …input axes], owned by the caller.</returns>
    torch.Tensor TrainingInputs(long atMost = long.MaxValue);

    /// <summary>
    /// Takes the running statistics of batch normalization anew, as averages over training samples with the current weights. After few steps they still
    /// hold much of their initial values, and latents in evaluation mode are not those of training.
    /// </summary>
    /// <param name="atMost">The number of samples, taken as for <see cref="TrainingLatents"/>.</param>
    void RefreshRunningStatistics(long atMost = long.MaxValue);
}
