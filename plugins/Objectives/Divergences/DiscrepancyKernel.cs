using System.Text.Json.Serialization;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The kernel of the maximum mean discrepancy.</summary>
public enum DiscrepancyKernel
{
    /// <summary>Inverse multiquadrics, a sum over seven scales: heavy tails, which still pull at latents far from the prior.</summary>
    [JsonStringEnumMemberName("imq")]
    InverseMultiquadric,

    /// <summary>A single normal bell, without force on latents far from everything else.</summary>
    [JsonStringEnumMemberName("rbf")]
    RadialBasis,
}
