using NebulaBench.Datasets;
using NebulaBench.Runs;
using TorchSharp;

namespace NebulaBench.Host.Tracking;

/// <summary>A run as those see it who follow it.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Sampled">The split that latents are shown of while it trains.</param>
/// <param name="Info">What its dataset says of itself.</param>
/// <param name="Device">Where its model computes.</param>
public sealed record TrackedRun(RunFolder Folder, DataSplit Sampled, DatasetInfo Info, torch.Device Device);
