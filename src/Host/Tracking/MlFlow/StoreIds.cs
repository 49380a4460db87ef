using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace NebulaBench.Host.Tracking.MlFlow;

/// <summary>Ids in the form that MLflow gives its own, made from names: the same run has the same one in every store.</summary>
internal static class StoreIds
{
    private const int RunDigits = 32;
    private static readonly BigInteger First = BigInteger.Pow(10, 17), Count = 9 * First;

    /// <summary>An experiment's id: 18 decimal digits.</summary>
    public static string OfExperiment(string name) =>
        (First + (new BigInteger(Hash(name), isUnsigned: true, isBigEndian: true) % Count)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A run's id: 32 hexadecimal digits.</summary>
    public static string OfRun(string experiment, string run) => Convert.ToHexStringLower(Hash($"{experiment}/{run}"))[..RunDigits];

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
