using System.CommandLine;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>The verbs of <c>fda</c>.</summary>
public static class Commands
{
    public static RootCommand Root() => new("家庭医生签约服务考核:从报送文件到指标、得分、发放、排名和看板")
    {
        DemoCommand.Create(),
        GenerateCommand.Create(),
        RunCommand.Create(),
        ServeCommand.Create(),
        ExportCommand.Create(),
        RejectsCommand.Create(),
        RestatementCommand.Create(),
        ExplainCommand.Create(),
        ScoreCommand.Create(),
        SimulateCommand.Create(),
        DetectCommand.Create(),
        StatementCommand.Create(),
        CompareCommand.Create(),
        ParametersCommand.Create(),
        CheckCommand.Create(),
        InitCommand.Create(),
        AccountCommand.Create(),
        BackupCommand.CreateBackup(),
        BackupCommand.CreateRestore(),
    };
}
