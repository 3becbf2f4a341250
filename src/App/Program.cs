using FamilyDoctor.Analytics.App.Cli;

return await Commands.Root().Parse(args).InvokeAsync();
