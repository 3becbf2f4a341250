using Microsoft.Playwright;

namespace FamilyDoctor.Analytics.Browser.Tests;

public sealed class SigningIn(Dashboard dashboard)
{
    [Fact]
    public async Task A_page_sends_a_stranger_to_sign_in_and_back()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.GoAsync("/runs/versions");
        Assert.EndsWith("/login?ReturnUrl=%2Fruns%2Fversions", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.SubmitSignInAsync("tongji", dashboard.Account("tongji").Password);
        await visitor.Page.WaitForURLAsync("**/runs/versions");
        Assert.Equal("版本与定义", await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync());
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_keeps_the_name()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.GoAsync("/登录");
        await visitor.SubmitSignInAsync("zhidu", "not the password");
        Assert.Equal("账号或密码不对，或账号已停用。", await visitor.Page.GetByRole(AriaRole.Alert).TextContentAsync());
        Assert.Equal("zhidu", await visitor.Page.GetByLabel("账号").InputValueAsync());
        Assert.Empty(await visitor.AccessibilityFaultsAsync());
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.GoAsync("/login");
        for (var guess = 0; guess < 6; guess++)
            await visitor.SubmitSignInAsync("nobody-of-that-name", $"guess {guess}");
        Assert.StartsWith("失败次数过多", await visitor.Page.GetByRole(AriaRole.Alert).TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    public async Task An_address_outside_is_not_returned_to(string address)
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.GoAsync("/login?ReturnUrl=" + Uri.EscapeDataString(address));
        await visitor.SubmitSignInAsync("zhidu", dashboard.Account("zhidu").Password);
        await visitor.Page.WaitForURLAsync(dashboard.Url + "/");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var visitor = await dashboard.VisitAsync();
        await visitor.SignInAsync("zhidu");
        await visitor.GoAsync("/");
        await visitor.Page.Locator("details.menu > summary").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/login");
        await visitor.GoAsync("/runs");
        Assert.Contains("/login", visitor.Page.Url, StringComparison.Ordinal);
    }
}
