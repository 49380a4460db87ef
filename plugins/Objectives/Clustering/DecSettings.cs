namespace NebulaBench.Objectives.Clustering;

/// <summary>What the two kinds of deep embedded clustering set differently.</summary>
/// <param name="Clusters">The number of clusters.</param>
/// <param name="Weight">Weight of the divergence from the target.</param>
/// <param name="UpdateEvery">Epochs from one target distribution to the next.</param>
/// <param name="ReconstructionShapesLatents">
/// Whether the reconstruction is a term of the encoder too; if not, the decoder alone learns from it, to show what the latents still hold.
/// </param>
internal sealed record DecSettings(int Clusters, double Weight, int UpdateEvery, bool ReconstructionShapesLatents);
