using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses.Triplets;

/// <summary>
/// What is done with each row of the matrix of distances, one block of rows after another: A_i = Σ_j P_ij d_ij, B_i = Σ_k N_ik / (d_ik + c), and
/// T times the loss's derivative by each distance, G_ij = P_ij B_i − N_ij A_i / (d_ij + c)².
/// </summary>
internal interface ITripletRows
{
    /// <summary>Goes over a block and adds its part to the sums.</summary>
    /// <param name="products">z_i · z_j of the block's rows with all latents, [count, batch]; overwritten.</param>
    /// <param name="first">The first row's place in the batch.</param>
    /// <returns>G of the block, [count, batch]; of no meaning where no gradient is wanted.</returns>
    torch.Tensor Add(torch.Tensor products, long first);

    /// <summary>Σ_i A_i B_i over the rows so far, a scalar.</summary>
    torch.Tensor Sum { get; }

    /// <summary>T ∂L/∂c over the rows so far, a scalar.</summary>
    torch.Tensor MarginSum { get; }

    /// <summary>T, the number of triplets, at least 1, a scalar.</summary>
    torch.Tensor Triplets { get; }
}
