using PuppeteerSharp;

namespace NebulaBench.Host.Tests.Reporting.Html;

/// <summary>The Chromium of this machine. Tests that need it are skipped without one, unless NEBULA_REQUIRE_BROWSER is set.</summary>
internal static class Browser
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    public static async Task<IBrowser> LaunchAsync()
    {
        string program = Places.Prepend(Environment.GetEnvironmentVariable("NEBULA_CHROMIUM") ?? "").FirstOrDefault(File.Exists) ?? "";
        if (program.Length == 0)
        {
            const string reason = "There is no Chromium on this machine; NEBULA_CHROMIUM may name one.";
            if (Environment.GetEnvironmentVariable("NEBULA_REQUIRE_BROWSER") is { Length: > 0 })
            {
                Assert.Fail(reason);
            }
            Assert.Ignore(reason);
        }
        // Chromium's own sandbox does not start in containers or as root; the page is ours and asks for nothing.
        return await Puppeteer.LaunchAsync(new LaunchOptions { Headless = true, ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
    }
}
