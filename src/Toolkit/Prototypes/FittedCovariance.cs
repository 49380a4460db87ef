namespace NebulaBench.Toolkit.Prototypes;

/// <summary>Which covariances the components have while a mixture is fitted; those that it keeps are diagonal.</summary>
public enum FittedCovariance
{
    /// <summary>Diagonal ones throughout.</summary>
    Diagonal,

    /// <summary>
    /// Full ones, of whose components those kept take over weights, means and variances. They find clusters that lie aslant, as those of an
    /// autoencoder do, whose loss gives no axis of its latent a meaning.
    /// </summary>
    Full,
}
