// Which intent is in which part: 50 to learn from, 50 to choose by, 50 for the test.
//
// Source: Dopierre, Gravier, Logerais, "A neural few-shot text classification reality check", EACL 2021;
// github.com/tdopierre/FewShotText, data/OOS/{train,valid,test}.jsonl.

extension CLINC150 {
  static let trainingNames = names(
    """
    accept_reservations application_status cancel_reservation card_declined credit_score
    damaged_card do_you_have_pets exchange_rate expiration_date flight_status goodbye
    improve_credit_score international_fees international_visa last_maintenance lost_luggage
    make_call maybe meal_suggestion mpg next_song order_checks pay_bill pin_change play_music
    pto_balance pto_used recipe reminder_update report_fraud restaurant_reservation
    rewards_balance schedule_meeting share_location sync_device tell_joke text timezone
    todo_list_update traffic transfer translate travel_alert travel_notification
    travel_suggestion update_playlist user_name what_are_your_hobbies where_are_you_from
    whisper_mode
    """)

  static let validationNames = names(
    """
    alarm apr book_flight book_hotel calories car_rental change_ai_name change_user_name
    change_volume credit_limit_change current_location definition directions distance find_phone
    fun_fact gas how_busy how_old_are_you measurement_conversion new_card next_holiday no
    oil_change_how oil_change_when order order_status payday plug_type pto_request_status
    reminder repeat report_lost_card reset_settings restaurant_reviews roll_dice rollover_401k
    shopping_list shopping_list_update spending_history taxes thank_you timer tire_change uber
    vaccines what_can_i_ask_you what_is_your_name who_do_you_work_for yes
    """)

  static let testNames = names(
    """
    account_blocked are_you_a_bot balance bill_balance bill_due calculator calendar
    calendar_update cancel carry_on change_accent change_language change_speed
    confirm_reservation cook_time credit_limit date direct_deposit flip_coin food_last
    freeze_account gas_type greeting income ingredient_substitution ingredients_list insurance
    insurance_change interest_rate jump_start meaning_of_life meeting_schedule min_payment
    nutrition_info pto_request redeem_rewards replacement_card_duration restaurant_suggestion
    routing schedule_maintenance smart_home spelling time tire_pressure todo_list transactions
    w2 weather what_song who_made_you
    """)

  private static func names(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
