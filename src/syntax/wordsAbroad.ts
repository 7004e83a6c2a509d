/*
 * What plans in other languages than English call a state, the field or column that says one, the columns of a table of tasks,
 * the fields of a phase, owners and attempts: German, French, Spanish, Portuguese, Italian, Polish, Russian, Vietnamese, Chinese, Japanese and Korean.
 * All in lower case. The words for phases are in `phaseHeading.ts`.
 */

/** Words for a state, a blank for whatever stands between two of them. */
export const STATES_ABROAD = {
	open: [
		...['offen', 'geplant', 'ausstehend', 'nicht begonnen', 'zu erledigen', 'entwurf'],
		...['à faire', 'a faire', 'en attente', 'prévu', 'prévue', 'planifié', 'planifiée', 'non commencé', 'pas commencé'],
		...['pendiente', 'pendientes', 'por hacer', 'planificado', 'planificada', 'no iniciado', 'sin empezar', 'borrador'],
		...['pendente', 'a fazer', 'planejado', 'planejada', 'planeado', 'não iniciado', 'não iniciada', 'rascunho'],
		...['da fare', 'pianificato', 'pianificata', 'in attesa', 'non iniziato', 'bozza'],
		...['do zrobienia', 'zaplanowane', 'nierozpoczęte', 'oczekuje'],
		...['открыто', 'открыта', 'не начато', 'не начат', 'не начата', 'запланировано', 'запланирован', 'запланирована'],
		...['ожидает', 'в ожидании', 'в планах', 'к выполнению', 'черновик', 'chưa bắt đầu', 'cần làm'],
		...[
			'未开始',
			'待办',
			'待处理',
			'未完成',
			'计划中',
			'待开始',
			'待完成',
			'待开发',
			'待实现',
			'未開始',
			'待辦',
			'規劃中',
			'规划中',
		],
		...['未着手', '未完了', '未対応', '未実施', '予定', '計画中'],
		...['대기', '대기 중', '대기중', '예정', '미착수', '시작 전', '미완료', '할 일', '계획됨'],
	],
	active: [
		...['in arbeit', 'in bearbeitung', 'laufend', 'begonnen', 'teilweise'],
		...['en cours', 'commencé', 'commencée', 'partiel', 'partielle'],
		...['en progreso', 'en curso', 'en proceso', 'en desarrollo', 'parcial'],
		...['em andamento', 'em progresso', 'em curso', 'em desenvolvimento', 'em execução'],
		...['in corso', 'in lavorazione', 'parziale', 'w trakcie', 'w toku'],
		...['в работе', 'в процессе', 'в разработке', 'выполняется', 'частично', 'начато', 'đang làm', 'đang thực hiện'],
		...['进行中', '開發中', '开发中', '進行中', '处理中', '部分完成', '正在进行'],
		...['作業中', '対応中', '実施中', '実装中', '一部完了', '진행 중', '진행중', '작업 중', '작업중', '부분 완료'],
	],
	blocked: [
		...['blockiert', 'wartend', 'wartet auf', 'pausiert', 'bloqué', 'bloquée', 'en pause', 'suspendu'],
		...['bloqueado', 'bloqueada', 'en espera', 'en pausa', 'em espera', 'pausado', 'pausada'],
		...['bloccato', 'bloccata', 'in pausa', 'sospeso', 'zablokowane', 'wstrzymane'],
		...['заблокировано', 'заблокирован', 'заблокирована', 'приостановлено', 'на паузе'],
		...['阻塞', '受阻', '暂停', '已暂停', '挂起', '搁置', 'ブロック中', '保留中', '차단됨', '보류', '보류 중'],
	],
	done: [
		...['erledigt', 'fertig', 'abgeschlossen', 'umgesetzt', 'implementiert', 'behoben', 'gelöst'],
		...[
			'terminé',
			'terminée',
			'terminés',
			'terminées',
			'fait',
			'faite',
			'complété',
			'complétée',
			'achevé',
			'livré',
			'livrée',
		],
		...['implémenté', 'implémentée', 'résolu', 'corrigé', 'fini', 'finie'],
		...['completado', 'completada', 'completados', 'completadas', 'terminado', 'terminada', 'hecho', 'hecha'],
		...[
			'finalizado',
			'finalizada',
			'resuelto',
			'implementado',
			'implementada',
			'cerrado',
			'cerrada',
			'corregido',
			'entregado',
		],
		...[
			'concluído',
			'concluída',
			'concluido',
			'concluida',
			'feito',
			'feita',
			'completo',
			'completa',
			'resolvido',
			'corrigido',
		],
		...['entregue', 'completato', 'completata', 'fatto', 'fatta', 'finito', 'concluso', 'conclusa', 'risolto'],
		...['gotowe', 'ukończone', 'zakończone', 'zrobione', 'wykonane'],
		...[
			'завершено',
			'завершён',
			'завершен',
			'завершена',
			'готово',
			'готов',
			'готова',
			'выполнено',
			'выполнен',
			'выполнена',
		],
		...[
			'сделано',
			'закрыто',
			'закрыт',
			'закрыта',
			'реализовано',
			'исправлено',
			'решено',
			'hoàn thành',
			'đã hoàn thành',
			'xong',
		],
		...['已完成', '完成', '已解决', '已关闭', '已实现', '已修复', '已上线', '已完结', '已實現'],
		...['完了', '完了済み', '完了済', '済', '済み', '対応済み', '対応済', '実装済み', '実装済', '解決済み'],
		...['완료', '완료됨', '완성', '해결', '해결됨', '구현 완료', '종료'],
	],
	skipped: [
		...['übersprungen', 'zurückgestellt', 'verschoben', 'verworfen', 'abgebrochen', 'entfällt'],
		...['annulé', 'annulée', 'reporté', 'reportée', 'abandonné', 'abandonnée', 'sans objet'],
		...['cancelado', 'cancelada', 'pospuesto', 'aplazado', 'descartado', 'descartada', 'omitido', 'no aplica'],
		...['adiado', 'adiada', 'não se aplica', 'annullato', 'rimandato', 'rinviato', 'scartato', 'anulowane', 'odłożone'],
		...['отменено', 'отменён', 'отменен', 'отменена', 'отложено', 'отложен', 'отложена', 'пропущено', 'неактуально'],
		...[
			'跳过',
			'取消',
			'已取消',
			'已跳过',
			'已废弃',
			'推迟',
			'中止',
			'見送り',
			'延期',
			'対象外',
			'취소',
			'취소됨',
			'건너뜀',
			'연기',
			'연기됨',
		],
	],
};

/** What the field or column that says a state is called, English included, as the source of a regular expression (flag `i`). */
export const STATUS_NAME =
	'status|state|statut|état|estado|situação|stato|статус|состояние|trạng thái|状态|狀態|状態|ステータス|상태|진행 ?상태';

/** The same as a whole name. */
export const STATUS_FIELD = new RegExp(`^(?:${STATUS_NAME})$`, 'i');

/** Columns that name the task. */
export const TITLE_COLUMNS_ABROAD: readonly string[] = [
	...['aufgabe', 'aufgaben', 'beschreibung', 'maßnahme', 'tâche', 'tâches', 'tarea', 'tareas', 'descripción'],
	...['tarefa', 'tarefas', 'descrição', 'atividade', 'attività', 'compito', 'descrizione', 'zadanie', 'opis'],
	...[
		'задача',
		'задачи',
		'описание',
		'công việc',
		'nhiệm vụ',
		'titel',
		'titre',
		'título',
		'titolo',
		'tytuł',
		'название',
	],
	...['标题', '標題', 'タイトル', '제목'],
	...[
		'任务',
		'任務',
		'问题',
		'工作项',
		'事项',
		'作業',
		'作業内容',
		'タスク',
		'課題',
		'項目',
		'작업',
		'작업 내용',
		'할 일',
		'태스크',
		'항목',
	],
];

/** Columns of ids, as the source of a regular expression. */
export const ID_COLUMN_ABROAD = '№|nr\\.?|n[°º]|番号|编号|編號|序号|번호|순번';

/** What else has an id and a status, as the source of a regular expression. */
export const OTHER_THINGS_ABROAD = [
	...['risiken', 'risiko', 'entscheidung(?:en)?', 'frage[n]?', 'anforderung(?:en)?', 'annahmen?'],
	...['risques?', 'décisions?', 'exigences?', 'riesgos?', 'decisi(?:ón|ones)', 'preguntas?', 'requisitos?'],
	...['riscos?', 'decis(?:ão|ões)', 'perguntas?', 'rischi(?:o)?', 'decision[ei]', 'requisit[oi]'],
	...['риски?', 'решени[ея]', 'вопросы?', 'требовани[ея]'],
	...['风险', '決定', '决策', '需求', 'リスク', '質問', '要件', '리스크', '위험', '결정', '질문', '요구사항'],
].join('|');

/** The names of the three fields of a phase. */
export const PHASE_FIELDS_ABROAD: Readonly<Record<'goal' | 'prereqs' | 'exit criteria', readonly string[]>> = {
	goal: [
		...['ziel', 'ziele', 'objectif', 'objectifs', 'objetivo', 'objetivos', 'obiettivo', 'cel', 'цель', 'цели'],
		...['目标', '目標', '目的', '목표'],
	],
	prereqs: [
		...['abhängigkeiten', 'voraussetzungen', 'dépendances', 'prérequis', 'dependencias', 'requisitos previos'],
		...[
			'dependências',
			'pré-requisitos',
			'dipendenze',
			'зависимости',
			'依赖',
			'前置条件',
			'前提条件',
			'의존성',
			'선행 조건',
		],
	],
	'exit criteria': [
		...['akzeptanzkriterien', 'abnahmekriterien', 'critères d’acceptation', "critères d'acceptation"],
		...[
			'criterios de aceptación',
			'critérios de aceitação',
			'criteri di accettazione',
			'критерии приёмки',
			'критерии готовности',
		],
		...['验收标准', '完成标准', '退出标准', '受け入れ条件', '完了条件', '완료 조건', '완료 기준'],
	],
};

/** How a state is written in each language. */
export const STATE_WORDS_ABROAD: readonly Readonly<Record<keyof typeof STATES_ABROAD, string>>[] = [
	{ open: 'Offen', active: 'In Arbeit', blocked: 'Blockiert', done: 'Erledigt', skipped: 'Entfällt' },
	{ open: 'À faire', active: 'En cours', blocked: 'Bloqué', done: 'Terminé', skipped: 'Annulé' },
	{ open: 'Pendiente', active: 'En progreso', blocked: 'Bloqueado', done: 'Hecho', skipped: 'Cancelado' },
	{ open: 'Pendente', active: 'Em andamento', blocked: 'Bloqueado', done: 'Concluído', skipped: 'Cancelado' },
	{ open: 'Da fare', active: 'In corso', blocked: 'Bloccato', done: 'Completato', skipped: 'Annullato' },
	{ open: 'Do zrobienia', active: 'W toku', blocked: 'Zablokowane', done: 'Zrobione', skipped: 'Anulowane' },
	{ open: 'Запланировано', active: 'В работе', blocked: 'Заблокировано', done: 'Готово', skipped: 'Отменено' },
	{ open: '未开始', active: '进行中', blocked: '阻塞', done: '已完成', skipped: '已取消' },
	{ open: '未着手', active: '進行中', blocked: 'ブロック中', done: '完了', skipped: '中止' },
	{ open: '예정', active: '진행 중', blocked: '차단됨', done: '완료', skipped: '취소' },
];

/** Who answers for something, as the source of a regular expression. */
export const OWNER_ABROAD = [
	...[
		'verantwortlich(?:er|e)?',
		'zuständig',
		'responsable',
		'responsável',
		'responsabile',
		'odpowiedzialny',
		'właściciel',
	],
	...['ответственный', 'владелец', 'người phụ trách', '负责人', '負責人', '担当者?', '담당자?'],
].join('|');

/** One try at a piece of work, and the list of all that were made, as the sources of regular expressions. */
export const ATTEMPT_ABROAD = 'versuch|tentative|intento|tentativa|tentativo|próba|попытка|尝试|嘗試|試行|시도';
export const HISTORY_ABROAD = [
	...[
		'versuche',
		'verlauf',
		'historie',
		'tentatives',
		'historique',
		'intentos',
		'historial',
		'tentativas',
		'histórico',
	],
	...['tentativi', 'cronologia', 'próby', 'historia', 'попытки', 'история', 'lịch sử'],
	...['尝试记录', '嘗試記錄', '历史', '历史记录', '歷史', '履歴', '試行履歴', '이력', '기록'],
].join('|');
