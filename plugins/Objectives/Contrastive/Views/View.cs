using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>A view of each input of a batch.</summary>
/// <param name="Input">[batch, …input axes].</param>
/// <param name="Points">Of point clouds: which point of the input each point is made from, [batch, points], int64. Null for other data.</param>
internal sealed record View(torch.Tensor Input, torch.Tensor? Points = null);
