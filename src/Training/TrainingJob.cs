using NebulaBench.Datasets;
using NebulaBench.Training.Checkpoints;
using NebulaBench.Training.Models;

namespace NebulaBench.Training;

/// <summary>What a training is about.</summary>
/// <param name="Model">The model as it was built, on the trainer's device; trained in place.</param>
/// <param name="Training">What it is fitted to.</param>
/// <param name="Validation">What early stopping and the best epoch are judged by, or null.</param>
/// <param name="Observer">Follows the training; epochs before a checkpoint are not told again.</param>
/// <param name="Checkpoints">Keeps checkpoints.</param>
public sealed record TrainingJob(LatentModel Model, DataSplit Training, DataSplit? Validation, ITrainingObserver Observer, ICheckpoints Checkpoints);
