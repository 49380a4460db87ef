using System.Text.Json.Serialization;

namespace NebulaBench.Host.Configuration;

/// <summary>A row that keeps a comparison honest: what is reached without the method that is compared.</summary>
public enum Baseline
{
    /// <summary>Principal components of the samples themselves.</summary>
    Raw,

    /// <summary>Every architecture as it was initialized.</summary>
    Untrained,

    /// <summary>Every architecture as a plain autoencoder, whose latents k-means clusters.</summary>
    [JsonStringEnumMemberName("ae")]
    Autoencoder,

    /// <summary>Every architecture as a variational autoencoder, whose latents a mixture is fitted to.</summary>
    [JsonStringEnumMemberName("vae")]
    VariationalAutoencoder,
}
