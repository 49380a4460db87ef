using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace NebulaBench.Objectives.Divergences;

/// <summary>Options of the DIP-VAE.</summary>
public sealed record DipVaeOptions
{
    [Description("Whose covariance is pulled toward the identity: that of the posteriors' means (i), or of the latents, noise included (ii).")]
    public DipVaeType Type { get; init; } = DipVaeType.Latents;

    [Description("Weight λ_od of the squared covariances of two dimensions.")]
    [Range(0, 1e6)]
    public double OffDiagonalWeight { get; init; } = 10;

    [Description("Weight λ_d of the variances' squared distances from 1; when absent ten times off_diagonal_weight with type i, the same with ii.")]
    [Range(0, 1e6)]
    public double? DiagonalWeight { get; init; }

    /// <summary>λ_d, whoever chose it.</summary>
    internal double ChosenDiagonalWeight => DiagonalWeight ?? (Type == DipVaeType.Means ? 10 : 1) * OffDiagonalWeight;
}

/// <summary>Whose covariance the DIP-VAE draws to the identity.</summary>
public enum DipVaeType
{
    /// <summary>DIP-VAE-I: that of the posteriors' means.</summary>
    [JsonStringEnumMemberName("i")]
    Means,

    /// <summary>DIP-VAE-II: that of the latents, which is the means' and the mean of the posteriors' variances.</summary>
    [JsonStringEnumMemberName("ii")]
    Latents,
}
